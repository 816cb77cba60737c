"""How a case is put into words and components, for every journey that shows one."""
