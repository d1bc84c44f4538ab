package se.delaktig.dialogue.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * A material, or a new version of one, was added to the library.
 *
 * @param link where it is to be found: an https address, or a file in the library
 * @param version counts up from 1
 * @param focuses which of the plan's focuses it carries
 */
@StoredAs("material-added")
public record MaterialAdded(
    MaterialId material, String title, String link, int version, List<String> focuses)
    implements DialogueEvent {}
