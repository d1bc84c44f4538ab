package se.delaktig.organisations.event;

import se.delaktig.kernel.event.StoredAs;

/** A workplace was divided: a shift or a part of it holds its dialogue on its own. */
@StoredAs("dialogue-group-formed")
public record DialogueGroupFormed(GroupId group, WorkplaceId workplace, String name)
    implements OrganisationEvent {}
