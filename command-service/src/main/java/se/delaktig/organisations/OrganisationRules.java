package se.delaktig.organisations;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.RepresentativesAppointed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/** What may happen to a project's organisations, workplaces and responsibilities. */
public final class OrganisationRules {
  private OrganisationRules() {}

  public static Outcome<OrganisationEvent> join(Places places, JoinOrganisation c) {
    if (places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(new OrganisationRejection.AlreadyThere("organisation"));
    }
    return Outcome.accepted(
        new OrganisationJoined(
            c.project(),
            c.organisation(),
            c.name(),
            c.group(),
            c.number(),
            c.sector(),
            c.joined()));
  }

  public static Outcome<OrganisationEvent> add(Places places, AddWorkplace c) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (places.workplaces().containsKey(c.workplace())) {
      return Outcome.refused(new OrganisationRejection.AlreadyThere("workplace"));
    }
    boolean nameTaken =
        places.workplaces().values().stream()
            .anyMatch(w ->
                w.organisation().equals(c.organisation()) && w.name().equalsIgnoreCase(c.name()));
    return nameTaken
        ? Outcome.refused(new OrganisationRejection.NameTaken(c.name()))
        : Outcome.accepted(new WorkplaceAdded(c.workplace(), c.organisation(), c.name().strip()));
  }

  public static Outcome<OrganisationEvent> form(Places places, FormDialogueGroup c) {
    if (!places.workplaces().containsKey(c.workplace())) {
      return Outcome.refused(UnknownThing.workplace());
    }
    if (places.groups().containsKey(c.group())) {
      return Outcome.refused(new OrganisationRejection.AlreadyThere("group"));
    }
    boolean nameTaken =
        places.groups().values().stream()
            .anyMatch(
                g -> g.workplace().equals(c.workplace()) && g.name().equalsIgnoreCase(c.name()));
    return nameTaken
        ? Outcome.refused(new OrganisationRejection.NameTaken(c.name()))
        : Outcome.accepted(new DialogueGroupFormed(c.group(), c.workplace(), c.name().strip()));
  }

  /**
   * @param known whether a person is registered in the project
   */
  public static Outcome<OrganisationEvent> appoint(
      Places places, AppointManager c, Predicate<PersonId> known) {
    if (!places.workplaces().containsKey(c.workplace())) {
      return Outcome.refused(UnknownThing.workplace());
    }
    return known.test(c.manager())
        ? Outcome.accepted(new ManagerAppointed(c.workplace(), c.manager(), c.from()))
        : Outcome.refused(UnknownThing.person("manager"));
  }

  /**
   * @param known whether a person is registered in the project
   */
  public static Outcome<OrganisationEvent> appoint(
      Places places, AppointRepresentatives c, Predicate<PersonId> known) {
    if (!places.workplaces().containsKey(c.workplace())) {
      return Outcome.refused(UnknownThing.workplace());
    }
    Set<PersonId> once = new HashSet<>(c.representatives());
    if (once.size() < c.representatives().size()) {
      return Outcome.refused(new OrganisationRejection.PersonTwice());
    }
    return once.stream().allMatch(known)
        ? Outcome.accepted(new RepresentativesAppointed(c.workplace(), c.representatives()))
        : Outcome.refused(UnknownThing.person("representatives"));
  }

  /**
   * @param known whether a person is registered in the project
   */
  public static Outcome<OrganisationEvent> name(
      Places places, NameCertifier c, Predicate<PersonId> known) {
    if (c.manager().equals(c.certifier())) {
      return Outcome.refused(new OrganisationRejection.OwnCertifier());
    }
    if (!known.test(c.manager())) {
      return Outcome.refused(UnknownThing.person("manager"));
    }
    return known.test(c.certifier())
        ? Outcome.accepted(new CertifierNamed(c.manager(), c.certifier(), c.as()))
        : Outcome.refused(UnknownThing.person("certifier"));
  }
}
