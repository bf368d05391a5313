"""Thai for Qt's own words: its buttons, the menus of its fields, its file and print dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from household_ledger.text.i18n import N_, _, language

_SOURCE = "en"
_WORDS = frozenset(
    (
        # buttons of dialogs
        N_("OK"),
        N_("&OK"),
        N_("Cancel"),
        N_("&Cancel"),
        N_("Close"),
        N_("&Close"),
        N_("Save"),
        N_("&Save"),
        N_("Save All"),
        N_("Open"),
        N_("&Open"),
        N_("&Yes"),
        N_("Yes to &All"),
        N_("&No"),
        N_("N&o to All"),
        N_("Abort"),
        N_("Retry"),
        N_("Ignore"),
        N_("Discard"),
        N_("Don't Save"),
        N_("Help"),
        N_("Apply"),
        N_("Reset"),
        N_("Restore Defaults"),
        N_("Show Details..."),
        N_("Hide Details..."),
        # menus of fields
        N_("&Undo"),
        N_("&Redo"),
        N_("Cu&t"),
        N_("&Copy"),
        N_("Copy &Link Location"),
        N_("&Paste"),
        N_("Delete"),
        N_("Select All"),
        N_("&Select All"),
        N_("&Step up"),
        N_("Step &down"),
        N_("Insert Unicode control character"),
        # bars
        N_("Scroll here"),
        N_("Top"),
        N_("Bottom"),
        N_("Left edge"),
        N_("Right edge"),
        N_("Page up"),
        N_("Page down"),
        N_("Page left"),
        N_("Page right"),
        N_("Scroll up"),
        N_("Scroll down"),
        N_("Scroll left"),
        N_("Scroll right"),
        # file dialog
        N_("Back"),
        N_("Go back"),
        N_("Forward"),
        N_("Go forward"),
        N_("Parent Directory"),
        N_("Go to the parent directory"),
        N_("Create New Folder"),
        N_("Create a New Folder"),
        N_("List View"),
        N_("Change to list view mode"),
        N_("Detail View"),
        N_("Change to detail view mode"),
        N_("Sidebar"),
        N_("List of places and bookmarks"),
        N_("Files"),
        N_("File &name:"),
        N_("Directory:"),
        N_("&Directory:"),
        N_("&Choose"),
        N_("Save As"),
        N_("Find Directory"),
        N_("Folder"),
        N_("All Files (*)"),
        N_("Directories"),
        N_("Recent Places"),
        N_("&Rename"),
        N_("&Delete"),
        N_("Show &hidden files"),
        N_("&New Folder"),
        N_("New Folder"),
        N_("Remove"),
        N_("My Computer"),
        N_("Computer"),
        N_("Drive"),
        N_("File"),
        N_("File Folder"),
        N_("Size"),
        N_("Type"),
        N_("Kind"),
        N_("Date Modified"),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        N_("'%1' is write protected.\nDo you want to delete it anyway?"),
        N_("Are you sure you want to delete '%1'?"),
        N_("Could not delete directory."),
        N_("Invalid filename"),
        # print dialog
        N_("Print"),
        N_("&Print"),
        N_("Printer"),
        N_("&Name:"),
        N_("P&roperties"),
        N_("Location:"),
        N_("Preview"),
        N_("Type:"),
        N_("Output &file:"),
        N_("Print to File (PDF)"),
        N_("Print range"),
        N_("Print all"),
        N_("Pages from"),
        N_("to"),
        N_("Pages"),
        N_("Selection"),
        N_("Current Page"),
        N_("Copies"),
        N_("Copies:"),
        N_("Collate"),
        N_("Reverse"),
        N_("Options"),
        N_("&Options >>"),
        N_("&Options <<"),
        N_("Color Mode"),
        N_("Color"),
        N_("Grayscale"),
        N_("Duplex Printing"),
        N_("None"),
        N_("Long side"),
        N_("Short side"),
        N_("Page Setup"),
        N_("Paper"),
        N_("Page size:"),
        N_("Paper source:"),
        N_("Orientation"),
        N_("Portrait"),
        N_("Landscape"),
        N_("Margins"),
        N_("&Look in:"),
        N_("Files of &type:"),
        N_("Show "),
        N_("Scroll Left"),
        N_("Scroll Right"),
        N_("Custom"),
        N_("Width:"),
        N_("Height:"),
        N_("Millimeters (mm)"),
        N_("Inches (in)"),
        N_("Points (pt)"),
        N_("mm"),
        N_("Page Layout"),
        N_("Page &order:"),
        N_("Pages &per sheet:"),
        N_("Reverse landscape"),
        N_("Reverse portrait"),
        N_("top margin"),
        N_("bottom margin"),
        N_("left margin"),
        N_("right margin"),
        N_("All Pages"),
        N_("Even Pages"),
        N_("Odd Pages"),
        N_("Local file"),
        N_("Write PDF file"),
        N_("Left to Right, Top to Bottom"),
        N_("Left to Right, Bottom to Top"),
        N_("Right to Left, Top to Bottom"),
        N_("Right to Left, Bottom to Top"),
        N_("Top to Bottom, Left to Right"),
        N_("Top to Bottom, Right to Left"),
        N_("Bottom to Top, Left to Right"),
        N_("Bottom to Top, Right to Left"),
        N_("Double Sided Printing"),
        N_("Long side binding"),
        N_("Short side binding"),
        N_("Off"),
        N_("Output Settings"),
        N_("Page &Set:"),
        N_(
            "Specify pages or ranges separated by commas. "
            "Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
        ),
        # controls, as a screen reader names what can be done with them
        N_("Press"),
        N_("Increase"),
        N_("Decrease"),
        N_("ShowMenu"),
        N_("SetFocus"),
        N_("Toggle"),
        N_("Open the combo box selection popup"),
    )
)


_OURS = {"Name": N_("File name")}
"""Words of Qt that mean something else on our pages."""


class QtWords(QTranslator):
    """Gives Qt the words of our catalogue for its own; in English Qt's own stand."""

    def isEmpty(self) -> bool:
        """Be installed at all."""
        return False

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _count: int = -1) -> str:
        """Give the words; what is not known stays as it is."""
        if language() == _SOURCE:
            return source
        if source in _OURS:
            return _(_OURS[source])
        return _(source) if source in _WORDS else source


class _Installed:
    translator: QtWords | None = None


def speak_qt() -> None:
    """Have Qt speak the language of the moment, from now on and whenever it changes."""
    application = QCoreApplication.instance()
    if application is None:
        return
    if _Installed.translator is not None:
        application.removeTranslator(_Installed.translator)
    _Installed.translator = QtWords(application)
    application.installTranslator(_Installed.translator)
