"""Training runs by script: the losses come from the grader, the state that is trained lives here."""

import torch


def _replace(state, amount):
    """Change a flat state by putting new tensors in the old ones' places."""
    for key in state:
        state[key] = state[key] + amount


def _in_place(state, amount):
    """Change the tensors of a flat state in place."""
    for tensor in state.values():
        tensor += amount


def _nested_in_place(state, amount):
    """Change every part of a nested state in place."""
    for layer in state["layers"]:
        layer["weight"].mul_(1 + amount)
        layer["bias"][0] += amount
    state["moments"][0].sub_(amount)
    state["steps"] += 1
    state["history"].append(amount)


def _flat_state():
    return {"weight": torch.arange(4.0, dtype=torch.float64).reshape(2, 2), "bias": torch.ones(2).double()}


def _nested_state():
    layers = [{"weight": torch.full((2, 3), 1.5 + i).double(), "bias": [0.5 * i, 1.0]} for i in range(2)]
    return {
        "layers": layers,
        "moments": (torch.zeros(3).double(), None),
        "steps": 0,
        "history": [],
        "name": "net",
    }


STATES = {
    "replaced": (_flat_state, _replace),
    "in place": (_flat_state, _in_place),
    "nested": (_nested_state, _nested_in_place),
}


class _Run:
    """The four functions, over one live state."""

    def __init__(self, student, kind):
        make_state, self.change = STATES[kind]
        self.host, self.state, self.epochs = student.host, make_state(), 0

    def train_epoch(self):
        loss = self.host("train_epoch")
        self.change(self.state, loss)
        self.epochs += 1
        return loss

    def evaluate(self):
        return self.host("evaluate")

    def get_state(self):
        return self.state

    def set_state(self, state):
        self.host("set_state")
        self.state = state


def _train(student, options, kind="replaced"):
    run = _Run(student, kind)
    result = student.train_with_early_stopping(
        run.train_epoch, run.evaluate, run.get_state, run.set_state, **options
    )
    return run, result


def reported(student, options, keys):
    """What the returned dict says under `keys`."""
    _, result = _train(student, options)
    return {key: result[key] for key in keys}


def calls(student, options):
    """Nothing: the grader's log of the calls is what counts."""
    _train(student, options)


def epochs_miscounted(student, options):
    """`epochs_run` less the number of times `train_epoch` was called."""
    run, result = _train(student, options)
    return result["epochs_run"] - run.epochs


def epochs_after_the_first(student, options):
    """`best_epoch`, counted from what the function calls the first epoch."""
    _, result = _train(student, options)
    single = student.train_with_early_stopping(
        lambda: 1.0,
        lambda: 1.0,
        lambda: {"weight": torch.zeros(1)},
        lambda state: None,
        patience=9,
        max_epochs=1,
    )
    return result["best_epoch"] - single["best_epoch"]


def final_state(student, options, kind):
    """The live state when the function has returned."""
    run, _ = _train(student, options, kind)
    return run.state


def nothing_ever_improved(student, options):
    """What is returned and what the state is when every loss was NaN."""
    run, result = _train(student, options)
    return {"best_epoch": result["best_epoch"], "best_val_loss": result["best_val_loss"], "state": run.state}
