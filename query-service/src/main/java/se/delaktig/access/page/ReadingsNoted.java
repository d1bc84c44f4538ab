package se.delaktig.access.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Readings;
import se.delaktig.kernel.page.Visitors;
import se.delaktig.personregister.PersonRegister;

/**
 * Sees to it that what a request has opened of personal details is in the read log before the first
 * byte of the answer goes out, and that every file that is sent and every refusal is there too.
 * Stands within the sign-in's filters, so that it knows who asks.
 */
@Component
@Order(0)
class ReadingsNoted extends OncePerRequestFilter {
  /** RFC 9530: the bytes' own digest, by which the file can be known again. */
  private static final String DIGEST = "Repr-Digest";

  private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/=]+):");
  private static final Pattern WORD = Pattern.compile("se\\.delaktig\\.(\\w+)\\..*");

  private final Readings readings;
  private final Gate gate;
  private final Visitors visitors;
  private final PersonRegister register;

  ReadingsNoted(Readings readings, Gate gate, Visitors visitors, PersonRegister register) {
    this.readings = readings;
    this.gate = gate;
    this.visitors = visitors;
    this.register = register;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Noting noting = new Noting(request, response);
    try {
      chain.doFilter(request, noting);
    } catch (ServletException | RuntimeException e) {
      if (isRefusal(e)) {
        noteRefusal(request);
      }
      throw e;
    } finally {
      // what a stream has opened after its beginning, and what went out without a byte
      noting.note();
    }
  }

  private final class Noting extends OnCommittedResponseWrapper {
    private final HttpServletRequest request;
    private boolean exported;

    private Noting(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    protected void onResponseCommitted() {
      note();
      disableOnResponseCommitted();
    }

    private void note() {
      String page = page(request);
      if (page == null) {
        return;
      }
      if (!exported && isFile()) {
        exported = true;
        readings.noteExport(page, word(request), digest());
      } else {
        readings.notePage(page, word(request));
      }
    }

    private boolean isFile() {
      String disposition = getHeader(HttpHeaders.CONTENT_DISPOSITION);
      return getStatus() == SC_OK && disposition != null && disposition.startsWith("attachment");
    }

    private @Nullable String digest() {
      String header = getHeader(DIGEST);
      Matcher found = SHA_256.matcher(header == null ? "" : header);
      return found.find()
          ? HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)))
          : null;
    }
  }

  /** The address as the program knows it; what stands in its place may be a credential. */
  private static @Nullable String page(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String p
        ? p
        : null;
  }

  private static String word(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod handler
        ? WORD.matcher(handler.getBeanType().getName()).replaceFirst("$1")
        : "kernel";
  }

  private static boolean isRefusal(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException) {
        return true;
      }
    }
    return false;
  }

  /** In the project that it was about, if there is such a one; in the office otherwise. */
  private void noteRefusal(HttpServletRequest request) {
    String page = page(request);
    Authentication asker = SecurityContextHolder.getContext().getAuthentication();
    var visitor = visitors.current(null);
    if (page == null || asker == null || visitor == null) {
      return;
    }
    String ledger = project(request).filter(p -> gate.programme(p).isPresent()).orElse(Gate.OFFICE);
    readings.noteRefusal(ledger, register.actor(ledger, asker.getName(), visitor.name()), page);
  }

  private static java.util.Optional<String> project(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof java.util.Map<?, ?> variables
        ? java.util.Optional.ofNullable((String) variables.get("project"))
        : java.util.Optional.empty();
  }
}
