"""Every sentence: the Persian catalog and its reader."""
