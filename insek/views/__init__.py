"""What is shown, as data: no markup, no addresses, no input or output."""
