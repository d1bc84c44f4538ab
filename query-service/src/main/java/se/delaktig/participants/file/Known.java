package se.delaktig.participants.file;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonalNumber;

/**
 * What is known before a file is read.
 *
 * @param persons whose the file's numbers are, where they are anybody's
 * @param details of those people
 * @param employed where everybody in the project works now, by employer
 * @param inSight whether the reader of the file may say something about a workplace
 * @param today by the programme clock
 */
public record Known(
    Places places,
    Map<PersonalNumber, PersonId> persons,
    Map<PersonId, PersonDetails> details,
    Map<PersonId, Map<OrganisationId, Employment>> employed,
    Predicate<WorkplaceId> inSight,
    LocalDate today) {}
