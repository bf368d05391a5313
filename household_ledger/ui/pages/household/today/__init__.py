"""The page วันนี้: what today and this month come to so far."""
