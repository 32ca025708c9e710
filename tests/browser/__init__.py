"""The built site, looked at in Chromium as citizens, editors and council members would."""
