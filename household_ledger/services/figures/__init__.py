"""Every figure of a household and of a village: asked for, reckoned once, kept and drilled into."""
