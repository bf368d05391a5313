"""Sentences about pictures of entries."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "photo_too_big": N_("{name} is larger than {limit} MB. Save it smaller and add it again."),
    "photo_too_many_pixels": N_(
        "{name} is too large to open: more than {limit} million dots. Save it smaller and add it again."
    ),
    "photo_heic": N_(
        "{name} is a HEIC picture of an iPhone, which cannot be opened here. Send it through LINE or save it as JPG, "
        "then add it again."
    ),
    "photo_is_pdf": N_("{name} is a PDF, not a picture. Save its page as JPG or PNG and add that."),
    "photo_not_picture": N_("{name} is no picture that can be opened here. Use JPG, PNG, WEBP, GIF or BMP."),
    "photo_broken": N_("{name} is damaged and cannot be opened. Copy it once more, or take the picture again."),
    "photos_too_many": N_("An entry holds at most {most} pictures. Choose fewer, or take some off first."),
    "photo_already_there": N_("This picture is with the entry already."),
    "photo_not_there": N_("This picture is no longer with the entry."),
    "photo_of_another": N_("This picture was made ready for another household. Add it again here."),
}
