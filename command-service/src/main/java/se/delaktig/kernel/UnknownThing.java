package se.delaktig.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Names something that does not exist in the project; something of another project is just as
 * unknown.
 */
public record UnknownThing(String code, @Nullable String field) implements Rejection {
  public static UnknownThing person(String field) {
    return new UnknownThing("person.unknown", field);
  }

  public static UnknownThing workplace() {
    return new UnknownThing("workplace.unknown", "workplace");
  }

  public static UnknownThing organisation() {
    return new UnknownThing("organisation.unknown", "organisation");
  }

  public static UnknownThing group() {
    return new UnknownThing("group.unknown", "group");
  }

  public static UnknownThing session() {
    return new UnknownThing("session.unknown", "session");
  }

  public static UnknownThing project() {
    return new UnknownThing("project.unknown", "project");
  }

  @Override
  public Kind kind() {
    return Kind.UNKNOWN;
  }
}
