"""What people see: one folder per journey, over shared base and component templates."""
