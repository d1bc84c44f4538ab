package se.delaktig.budget.view;

import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.AidDeclared;

/**
 * What an organisation has declared of de minimis aid, as it stands.
 *
 * @param latest absent where it has declared nothing yet
 */
public record DeclaredAid(String organisation, @Nullable AidDeclared latest) {}
