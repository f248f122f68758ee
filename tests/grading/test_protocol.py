"""Do frames survive the trip, and does everything else end in a named error?"""

import pickle
import struct
import threading
import time

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from autograder.inside.plain import PlainError
from autograder.inside.protocol import (
    MAX_BODY,
    MAX_HEADER,
    PREFIX,
    Channel,
    ChannelClosed,
    ProtocolError,
    decode,
    encode,
)

fields = st.dictionaries(
    st.text("abc", max_size=3),
    st.integers()
    | st.floats(allow_nan=False)
    | st.text("xyz é\n", max_size=9)
    | st.lists(st.booleans(), max_size=3),
    max_size=4,
)


@given(st.text("abc", max_size=5), fields)
def test_round_trip(kind, given_fields):
    frame = encode(kind, given_fields)
    _, header, body = PREFIX.unpack(frame[: PREFIX.size])
    rest = frame[PREFIX.size :]
    message = decode(bytearray(rest[:header]), bytearray(rest[header : header + body]))
    assert (message.kind, message.fields) == (kind, given_fields)


@given(st.binary(max_size=60), st.binary(max_size=20))
def test_garbage_is_a_protocol_error(header, body):
    with pytest.raises(ProtocolError):
        decode(bytearray(header), bytearray(body))


@pytest.mark.parametrize(
    "header",
    [
        b"[1, {}]",
        b'["x"]',
        b'["x", []]',
        b'["x", {"d": [[1, 2]]}]',
        b'{"kind": "x"}',
        b"[" * 100_000,
        b'["x", ' + b"[" * 500 + b"]" * 500 + b"]",
        b"1" * 5000,
        "[“x”]".encode(),
        pickle.dumps(["x", {}]),
    ],
)
def test_wrong_headers_are_protocol_errors(header):
    with pytest.raises(ProtocolError):
        decode(bytearray(header), b"")


def test_tensors_cross_a_socket(pair):
    sender, receiver = Channel(pair[0]), Channel(pair[1])
    tensor = torch.randn(300, 300, generator=torch.Generator().manual_seed(1))
    thread = threading.Thread(target=sender.send, args=("value", {"value": tensor}))
    thread.start()
    message = receiver.receive(deadline=time.monotonic() + 5)
    thread.join()
    assert torch.equal(message.fields["value"], tensor)


def test_frames_sent_together_arrive_one_by_one(pair):
    pair[0].sendall(encode("a", {"x": 1}) + encode("b", {}))
    receiver = Channel(pair[1])
    assert [receiver.receive().kind, receiver.receive().kind] == ["a", "b"]


@pytest.mark.parametrize("sizes", [(MAX_HEADER + 1, 0), (2, MAX_BODY + 1), (2**32 - 1, 2**32 - 1)])
def test_an_announced_oversize_is_refused_before_it_is_read(pair, sizes):
    pair[0].sendall(struct.pack(">4sII", b"TDD1", *sizes))
    with pytest.raises(ProtocolError):
        Channel(pair[1]).receive(deadline=time.monotonic() + 1)


def test_another_magic_is_refused(pair):
    pair[0].sendall(b"GET / HTTP/1.1\r\n\r\n")
    with pytest.raises(ProtocolError):
        Channel(pair[1]).receive(deadline=time.monotonic() + 1)


def test_own_frames_are_not_sent_oversize(pair):
    with pytest.raises(PlainError, match="fit in a frame"):
        Channel(pair[0]).send("x", {"text": "a" * (MAX_HEADER + 1)})


def test_a_drip_of_bytes_does_not_outlast_the_deadline(pair):
    stop = threading.Event()

    def drip():
        while not stop.wait(0.05):
            pair[0].send(b"T")

    pair[0].sendall(PREFIX.pack(b"TDD1", 1000, 0))
    thread = threading.Thread(target=drip)
    thread.start()
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        Channel(pair[1]).receive(deadline=started + 0.3)
    stop.set()
    thread.join()
    assert time.monotonic() - started < 1


def test_a_receiver_that_does_not_read_does_not_hold_the_sender(pair):
    with pytest.raises(TimeoutError):
        Channel(pair[0]).send("x", {"x": torch.zeros(4_000_000)}, deadline=time.monotonic() + 0.3)


def test_a_closed_channel_says_so(pair):
    pair[0].close()
    with pytest.raises(ChannelClosed):
        Channel(pair[1]).receive(deadline=time.monotonic() + 1)
    with pytest.raises(ChannelClosed):
        Channel(pair[1]).send("x", {})
