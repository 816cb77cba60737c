"""The directory: boards, agencies, services and posts, who holds each post, and who is away."""
