"""Who there is: boards, agencies, the posts in them and who holds each, absence and cover."""
