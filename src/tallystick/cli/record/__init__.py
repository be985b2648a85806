"""`tallystick record`: what is held, how it looks, where it disagrees; bringing it up to date; taking it elsewhere."""
