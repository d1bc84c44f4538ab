/* Passkeys: asks the sign-in what to ask the device for, and sends it the device's answer.
   Without this script, or without passkeys in the browser, everything works by password. */
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  var csrf = document.querySelector("meta[name=csrf-token]").content;
  var header = document.querySelector("meta[name=csrf-header]").content;

  /** What the sign-in itself has to say. */
  function Told(text) {
    this.text = text;
  }

  function toBytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (c) { return c.charCodeAt(0); });
  }

  function toText(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function described(list) {
    return (list || []).map(function (one) {
      return Object.assign({}, one, {id: toBytes(one.id)});
    });
  }

  function send(path, body) {
    var headers = {"Accept": "application/json, application/problem+json"};
    headers[header] = csrf;
    if (body) {
      headers["Content-Type"] = "application/json";
    }
    return fetch(path, {method: "POST", headers: headers, body: body, credentials: "same-origin"})
      .then(function (answer) {
        return answer.json().then(function (read) {
          if (read.next) {
            window.location.assign(read.next);
            throw new Told("");
          }
          if (!answer.ok) {
            throw new Told(read.detail || "");
          }
          return read;
        });
      });
  }

  function answered(credential, response) {
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: response
    });
  }

  function make(asked, label) {
    asked.challenge = toBytes(asked.challenge);
    asked.user.id = toBytes(asked.user.id);
    asked.excludeCredentials = described(asked.excludeCredentials);
    return navigator.credentials.create({publicKey: asked}).then(function (made) {
      var body = answered(made, {
        attestationObject: toText(made.response.attestationObject),
        clientDataJSON: toText(made.response.clientDataJSON),
        transports: made.response.getTransports ? made.response.getTransports() : []
      });
      return send("/konto/nycklar?label=" + encodeURIComponent(label), body);
    });
  }

  function signIn(asked, stay) {
    asked.challenge = toBytes(asked.challenge);
    asked.allowCredentials = described(asked.allowCredentials);
    return navigator.credentials.get({publicKey: asked}).then(function (known) {
      var body = answered(known, {
        authenticatorData: toText(known.response.authenticatorData),
        clientDataJSON: toText(known.response.clientDataJSON),
        signature: toText(known.response.signature),
        userHandle: known.response.userHandle ? toText(known.response.userHandle) : undefined
      });
      return send("/logga-in/nyckel?stay=" + stay, body);
    });
  }

  function offer(id, act) {
    var part = document.getElementById(id);
    if (!part) {
      return;
    }
    var button = part.querySelector("button");
    var trouble = part.querySelector("[role=alert]");
    part.hidden = false;
    button.addEventListener("click", function () {
      trouble.textContent = "";
      button.disabled = true;
      act(part)
        .catch(function (problem) {
          trouble.textContent = problem instanceof Told ? problem.text : part.dataset.gaveUp;
        })
        .then(function () { button.disabled = false; });
    });
  }

  offer("nyckel-ny", function (part) {
    return send("/konto/nycklar/fraga").then(function (asked) {
      return make(asked, part.querySelector("input").value);
    });
  });
  offer("nyckel-in", function () {
    var stay = document.getElementById("stay");
    return send("/logga-in/nyckel/fraga").then(function (asked) {
      return signIn(asked, Boolean(stay && stay.checked));
    });
  });
})();
