from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "concordat.demonstration"
    label = "demonstration"
