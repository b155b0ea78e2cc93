-- Who has the right puts a policy of matching in force without having it tried on the past, as one of credit
-- or acceptance.

{untried_match_policies}
