package se.delaktig.signin.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.SecondFactors;

/** Taking a code app into use, doing without it, and recovery codes. */
@Controller
class CodeAppPage {
  private static final String PROPOSED = CodeAppPage.class.getName() + ".secret";
  private static final String CONFIRM = "redirect:" + Proof.PAGE;

  private final AccountStore accounts;
  private final SecondFactors factors;
  private final Proof proof;
  private final TwoSteps steps;

  CodeAppPage(AccountStore accounts, SecondFactors factors, Proof proof, TwoSteps steps) {
    this.accounts = accounts;
    this.factors = factors;
    this.proof = proof;
    this.steps = steps;
  }

  @GetMapping("/konto/kod")
  String form(Authentication holder, HttpServletRequest request, Model model) {
    return proof.isFresh(holder) ? fill(holder, request.getSession(), model) : CONFIRM;
  }

  @PostMapping("/konto/kod")
  String turnOn(
      @RequestParam(defaultValue = "") String code,
      Authentication holder,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    HttpSession session = request.getSession();
    if (!proof.isFresh(holder) || !(session.getAttribute(PROPOSED) instanceof byte[] secret)) {
      return CONFIRM;
    }
    if (!factors.turnOn(holder.getName(), secret, code)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problem", "code-app.wrong");
      return fill(holder, session, model);
    }
    session.removeAttribute(PROPOSED);
    return codes(holder, steps.taken(holder, request, response), model);
  }

  @PostMapping("/konto/kod/bort")
  String turnOff(Authentication holder) {
    if (!proof.isFresh(holder)) {
      return CONFIRM;
    }
    if (steps.wouldBeLast(holder.getName())) {
      return AccountPage.LAST_STEP;
    }
    factors.turnOff(holder.getName());
    return "redirect:/konto";
  }

  @PostMapping("/konto/reservkoder")
  String newCodes(Authentication holder, Model model) {
    if (!proof.isFresh(holder) || !factors.areOn(holder.getName())) {
      return CONFIRM;
    }
    return codes(holder, "/konto", model);
  }

  private String codes(Authentication holder, String next, Model model) {
    model.addAttribute("next", next);
    model.addAttribute("codes", factors.newRecoveryCodes(holder.getName()));
    return "recovery-codes";
  }

  /** The same secret until a code of it has been typed, so that a slip does not begin it anew. */
  private String fill(Authentication holder, HttpSession session, Model model) {
    SecondFactors.Proposed proposed =
        session.getAttribute(PROPOSED) instanceof byte[] secret
            ? factors.proposed(secret)
            : factors.propose();
    session.setAttribute(PROPOSED, proposed.secret());
    String username = accounts.withSubject(holder.getName()).orElseThrow().account().username();
    model.addAttribute("secret", proposed.text().replaceAll("(.{4})(?=.)", "$1 "));
    BitMatrix picture = picture(address(username, proposed.text()));
    model.addAttribute("size", picture.getWidth());
    model.addAttribute("squares", squares(picture));
    return "code-app";
  }

  /** How code apps take a secret up, by an agreement among their makers. */
  private static String address(String username, String secret) {
    return UriComponentsBuilder.fromUriString("otpauth://totp/{label}")
        .queryParam("secret", secret)
        .queryParam("issuer", "Delaktig")
        .encode()
        .buildAndExpand("Delaktig:" + username)
        .toUriString();
  }

  private static BitMatrix picture(String address) {
    try {
      return new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalStateException("A code app's address fits into every picture", e);
    }
  }

  /** The picture as the path of an SVG: a square for each dark spot. */
  private static String squares(BitMatrix picture) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (picture.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
