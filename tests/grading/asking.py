"""Put a question to a fresh child."""

import time


def ask(zygote, *cells, seconds=5):
    channel = zygote.fork()
    try:
        deadline = time.monotonic() + seconds
        channel.send("prepare", {"probes": "def ask(student): return student.answer()", "withholds": []})
        assert channel.receive(deadline=deadline).kind == "ready"
        for cell in cells:
            channel.send("cell", {"source": cell})
            assert channel.receive(deadline=deadline).fields["raised"] is None
        channel.send("call", {"probe": "ask", "args": {}})
        message = channel.receive(deadline=deadline)
        assert message.kind == "value", message
        return message.fields["value"]
    finally:
        channel.close()
        zygote.end()
