"""Pages for anonymous readers. They read the projection only, own no table and touch no session."""
