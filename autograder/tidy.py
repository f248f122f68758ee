"""A group of commands whose expected errors are a few sentences, not a traceback."""

from __future__ import annotations

import errno

import click

from autograder.errors import AssignmentError, ClusterError, SandboxUnavailable, StorageError, ZygoteLost
from autograder.interrupts import Interrupted


class Tidy(click.Group):
    """What is wrong with a course, a machine or a disk ends a command with a message and status 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        from traitlets import TraitError

        from autograder.course import CONFIG, CourseError
        from autograder.storage import explain

        expected = (AssignmentError, ClusterError, CourseError, SandboxUnavailable, StorageError, ZygoteLost)
        try:
            return super().invoke(ctx)
        except Interrupted as stopped:
            click.echo(str(stopped), err=True)
            ctx.exit(stopped.status)
        except expected as error:
            raise click.ClickException(str(error)) from None
        except TraitError as error:
            raise click.ClickException(f"A setting in {CONFIG} does not fit. {error}") from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has seen enough
                raise
            raise click.ClickException(explain(error)) from None
