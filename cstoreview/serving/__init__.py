"""What `manage.py serve` is made of: the port, and the web server as a child process."""
