package se.delaktig.signin.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.server.ClientAddress;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.KnownBrowsers;
import se.delaktig.signin.account.RandomCode;
import se.delaktig.signin.account.Sha256;

/** Where a try to sign in comes from: a browser known for the username, or else an address. */
@Component
class Origin {
  private static final String COOKIE = "DELAKTIG_SIGNIN_KNOWN";

  private final KnownBrowsers browsers;
  private final ClientAddress addresses;
  private final SignInSettings settings;

  Origin(KnownBrowsers browsers, ClientAddress addresses, SignInSettings settings) {
    this.browsers = browsers;
    this.addresses = addresses;
    this.settings = settings;
  }

  String of(HttpServletRequest request, String username) {
    return code(request)
        .filter(code -> browsers.knows(code, username))
        .map(code -> "browser " + Sha256.hex(code))
        .orElseGet(() -> "address " + addresses.of(request));
  }

  /** Makes the browser known for the username from now on. */
  void remember(HttpServletRequest request, HttpServletResponse response, String username) {
    String code = code(request).orElseGet(() -> RandomCode.of(32));
    browsers.remember(code, username);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(settings.cookie(COOKIE), code)
            .httpOnly(true)
            .secure(settings.secure())
            .sameSite("Lax")
            .path("/")
            .maxAge(KnownBrowsers.KNOWN_FOR)
            .build()
            .toString());
  }

  private Optional<String> code(HttpServletRequest request) {
    Cookie[] sent = request.getCookies();
    return sent == null
        ? Optional.empty()
        : Arrays.stream(sent)
            .filter(cookie -> cookie.getName().equals(settings.cookie(COOKIE)))
            .map(Cookie::getValue)
            .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
            .findFirst();
  }
}
