package se.delaktig.signin.account;

/** What an invited person typed. */
public record NewAccountForm(String username, String displayName, String password) {
  /** The password must not end up in a log by way of this. */
  @Override
  public String toString() {
    return "NewAccountForm[" + username + ", " + displayName + "]";
  }
}
