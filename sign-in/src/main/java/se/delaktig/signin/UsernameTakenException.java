package se.delaktig.signin;

/** Another account has that username already, letter case aside. */
public class UsernameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsernameTakenException(String username) {
    super("The username is taken: " + username);
  }
}
