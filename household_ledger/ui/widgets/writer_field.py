"""Who usually writes here: asked of a new book and among the settings, in the same words."""

from __future__ import annotations

from household_ledger.settings import PARTICIPANT, PROVIDER, VOLUNTEER, WRITER
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.fields import ChoiceField


class WriterField(ChoiceField[str]):
    """One of the three who may write; its value is that of the setting."""

    def __init__(self) -> None:
        writers = (
            (PARTICIPANT, _("We write our own account")),
            (VOLUNTEER, _("A volunteer writes for several homes")),
            (PROVIDER, _("The provider looks after all homes")),
        )
        super().__init__(_("Who writes here?"), name=WRITER.key, choices=writers)
