"""What Concordat promises, and the runs that show it. `./prove` lists and runs them."""
