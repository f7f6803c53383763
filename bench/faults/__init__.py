"""What is lost, doubled or decided twice while processes are killed and services go away."""
