internal import Diagnostics
internal import ManifestTree

/// Actions of HTTP routes: CORS, fault injection, redirects, retries, and rewrites.
extension Validator {
  mutating func crossOrigin(_ policy: Field) {
    for origin in policy["allowOrigins"].items {
      let texts = ["exact", "prefix", "regex"].map { origin[$0].string }
      if texts.allSatisfy(\.isEmpty) {
        istiod(origin, "an origin requires the field 'exact', 'prefix', or 'regex'")
      }
      istioRegularExpression(origin["regex"])
    }
    for method in policy["allowMethods"].items where !Self.methods.contains(method.string) {
      istiod(method, "unknown HTTP method '\(method.string)': expected \(Self.list(Self.methods))")
    }
    for name in policy["allowHeaders"].items + policy["exposeHeaders"].items {
      if name.string != "*", !HTTPToken.accepts(name.string) {
        istiod(name, "invalid header name '\(name.string)': use '*', or \(HTTPToken.expected)")
      }
    }
    let age = policy["maxAge"]
    istioDuration(age)
    if let span = age.text.flatMap({ try? DurationText($0) }), span.nanoseconds >= 1_000_000,
      span.nanoseconds % 1_000_000 == 0, span.wholeSeconds == nil
    {
      istiod(age, "maxAge must be a whole number of seconds, not '\(age.string)'")
    }
  }

  private static let methods = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*",
  ]

  mutating func faults(_ fault: Field) {
    guard fault.exists else { return }
    let (abort, delay) = (fault["abort"], fault["delay"])
    if !abort.exists, !delay.exists { istiod(fault, "fault requires abort or delay") }
    for part in [abort, delay] { smallPercent(part["percentage"]["value"]) }
    if abort["http2Error"].exists {
      istiod(abort["http2Error"], "http2Error is not supported: use httpStatus or grpcStatus")
    }
    httpStatus(abort["httpStatus"])
    if let status = abort["grpcStatus"].text, !GRPCStatus.names.contains(status) {
      let near = nearestName(to: status.uppercased(), among: GRPCStatus.names.sorted())
      istiod(
        abort["grpcStatus"], "unknown gRPC status '\(status)': use a name such as 'UNAVAILABLE'",
        fix: near.map { "did you mean '\($0)'?" })
    }
    istioDuration(delay["fixedDelay"])
    if delay["exponentialDelay"].exists {
      istiod(delay["exponentialDelay"], "exponentialDelay is not supported: use fixedDelay")
    }
  }

  private mutating func smallPercent(_ field: Field) {
    istioPercent(field)
    if let value = field.number, value > 0, value < 0.0001 {
      istiod(field, "percentage must be 0, or at least 0.0001, not \(field.node?.plainText ?? "")")
    }
  }

  /// Reports a status that is out of range; a missing one is valid.
  private mutating func httpStatus(_ field: Field) {
    // istiod also accepts 600, which is not a status.
    if let status = field.int, !(200...600).contains(status) {
      istiod(field, "\(field.name) must be between 200 and 599, not \(status)")
    }
  }

  mutating func redirect(_ redirect: Field, matches: [Field]) {
    guard redirect.exists else { return }
    let prefix = redirect["prefixRewrite"].string
    if !redirect["uri"].string.isEmpty, !prefix.isEmpty {
      istiod(redirect, "uri and prefixRewrite are mutually exclusive")
    }
    if !prefix.isEmpty, matches.contains(where: { $0["uri"].exists && !$0["uri"]["prefix"].exists }) {
      istiod(redirect["prefixRewrite"], "prefixRewrite requires 'prefix' in all uri matches")
    }
    let keys = ["uri", "prefixRewrite", "authority", "scheme"]
    if keys.allSatisfy({ redirect[$0].string.isEmpty }), !redirect["port"].exists,
      !redirect["derivePort"].exists
    {
      istiod(redirect, "redirect requires uri, prefixRewrite, authority, scheme, port, or derivePort")
    }
    if let code = redirect["redirectCode"].int, code != 0, !RedirectCode.accepted.contains(Int(code)) {
      istiod(redirect["redirectCode"], "redirectCode must be \(RedirectCode.words), not \(code)")
    }
    if !["", "http", "https"].contains(redirect["scheme"].string) {
      istiod(redirect["scheme"], "scheme must be 'http' or 'https', not '\(redirect["scheme"].string)'")
    }
    if redirect["port"].int ?? 0 > 0 { istioPort(redirect["port"]) }
  }

  mutating func directResponse(_ response: Field) {
    guard response.exists else { return }
    let body = response["body"]
    let size = max(body["string"].string.utf8.count, body["bytes"].string.utf8.count / 4 * 3)
    if size > 1024 * 1024 {
      istiod(body, "the body of a direct response must have at most 1048576 bytes, not \(size)")
    }
    let status = response["status"]
    if !status.exists { istiod(status, "status is required: use a number between 200 and 599") }
    httpStatus(status)
  }

  mutating func retries(_ retries: Field) {
    guard retries.exists else { return }
    let attempts = retries["attempts"].int ?? 0
    if attempts < 0 { istiod(retries["attempts"], "attempts must be 0 or more, not \(attempts)") }
    let others = ["perTryTimeout", "retryOn", "retryRemoteLocalities"]
    if attempts == 0,
      let other = others.first(where: { retries[$0].exists && retries[$0].text != "" })
    {
      istiod(
        retries[other],
        retries["attempts"].exists
          ? "\(other) is not allowed when attempts is 0, which disables retries"
          : "\(other) requires attempts: a missing value counts as 0, which disables retries")
    }
    istioDuration(retries["perTryTimeout"])
    istioDuration(retries["backoff"])
    guard let conditions = retries["retryOn"].text, !conditions.isEmpty else { return }
    for condition in conditions.split(separator: ",", omittingEmptySubsequences: false)
    where !RetryTrigger.accepts(String(condition)) {
      let near = nearestName(to: String(condition), among: RetryTrigger.names)
      istiod(
        retries["retryOn"],
        "unknown condition '\(condition)' in retryOn: use a condition such as 'connect-failure', or an HTTP status code",
        fix: near.map { "did you mean '\($0)'?" })
    }
  }

  mutating func rewrite(_ rewrite: Field) {
    guard rewrite.exists else { return }
    let expression = rewrite["uriRegexRewrite"]
    if !rewrite["uri"].string.isEmpty, expression.exists {
      istiod(expression, "uri and uriRegexRewrite are mutually exclusive")
    }
    if rewrite["uri"].string.isEmpty, !expression.exists, rewrite["authority"].string.isEmpty {
      istiod(rewrite, "rewrite requires uri, uriRegexRewrite, or authority")
    }
    guard expression.exists else { return }
    for key in ["match", "rewrite"] where expression[key].string.isEmpty {
      istiod(expression[key], "uriRegexRewrite requires \(key)")
    }
    if !expression["match"].string.isEmpty { istioRegularExpression(expression["match"]) }
  }
}
