"""What `manage.py serve` is made of: the port, and web server and worker as child processes."""
