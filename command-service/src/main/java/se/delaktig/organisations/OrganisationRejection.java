package se.delaktig.organisations;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about organisations and workplaces is refused. */
public sealed interface OrganisationRejection extends Rejection {
  /** That id has been given to something already. */
  record AlreadyThere(String field) implements OrganisationRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "organisations.already-there";
    }
  }

  /** Two workplaces of an organisation, or groups of a workplace, cannot bear one name. */
  record NameTaken(String name) implements OrganisationRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "organisations.name-taken";
    }

    @Override
    public String field() {
      return "name";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("name", name);
    }
  }

  /** Someone is named twice. */
  record PersonTwice() implements OrganisationRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "organisations.person-twice";
    }

    @Override
    public String field() {
      return "representatives";
    }
  }

  /** Nobody certifies their own hours. */
  record OwnCertifier() implements OrganisationRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "organisations.own-certifier";
    }

    @Override
    public String field() {
      return "certifier";
    }
  }
}
