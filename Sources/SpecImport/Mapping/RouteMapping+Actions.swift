import ManifestTree

/// What a route does with requests, other than sending them to a destination.
extension RouteMapping {
  func retries(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let attempts = map.remove(RetryField.attempts)?.int else { return nil }
    var arguments = [Argument(nil, .integer(attempts))]
    if let time = map.remove(RetryField.perTryTimeout)?.text {
      arguments.append(Argument("perTry", .duration(time)))
    }
    let conditions = map.remove(RetryField.retryOn)?.text?.split(separator: ",").map(String.init) ?? []
    guard map.isEmpty else { return nil }
    if arguments.count == 1, conditions.isEmpty { return .integer(attempts) }
    for (position, condition) in conditions.enumerated() {
      let value = Self.retryConditions[condition].map { Expression.name($0) } ?? .text(condition)
      arguments.append(Argument(position == 0 ? "on" : nil, value))
    }
    return .call(Call("Retries", arguments))
  }

  private static let retryConditions = [
    "5xx": ".serverErrors", "gateway-error": ".gatewayErrors", "connect-failure": ".connectFailure",
    "reset": ".reset", "refused-stream": ".refusedStream", "unavailable": ".unavailable",
    "cancelled": ".cancelled",
  ]

  func redirect(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    let code = map.remove(RedirectField.redirectCode)?.int
    let port = map.remove(RedirectField.port)?.int
    guard
      var arguments = texts(
        .map(map), [(RedirectField.uri, "path"), (.authority, "host"), (.scheme, "scheme")])
    else {
      return nil
    }
    if let port { arguments.append(Argument("port", .integer(port))) }
    if let code { arguments.append(Argument("code", .integer(code))) }
    return .call(Call("Redirect", arguments))
  }

  /// Labeled arguments for string fields; nil if there are other fields.
  func texts<Field: ImportedField>(_ node: Node, _ fields: [(Field, String)]) -> [Argument]? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    for (field, label) in fields {
      if let text = map.remove(field)?.text { arguments.append(Argument(label, .text(text))) }
    }
    return map.isEmpty ? arguments : nil
  }

  func percent(_ node: Node?) -> Expression? {
    guard let node else { return .integer(100) }
    switch node.map?.only?.value {
    case .int(let number)?: return .integer(number)
    case .double(let number)?: return .real(number)
    default: return nil
    }
  }

  func fault(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    if let delay = map.remove(FaultField.delay) {
      guard delay.map?.count == 2, let time = delay["fixedDelay"]?.text, let share = delay["percentage"],
        let percent = percent(share)
      else { return nil }
      arguments.append(
        Argument("delay", .make(".init", Argument(nil, .duration(time)), Argument("percent", percent))))
    }
    if let abort = map.remove(FaultField.abort) {
      guard abort.map?.count == 2, let share = abort["percentage"], let percent = percent(share) else {
        return nil
      }
      let status: Argument
      if let code = abort["httpStatus"]?.int {
        status = Argument(nil, .integer(code))
      } else if let code = abort["grpcStatus"]?.text {
        status = Argument("grpc", .text(code))
      } else {
        return nil
      }
      arguments.append(Argument("abort", .make(".init", status, Argument("percent", percent))))
    }
    return map.isEmpty && !arguments.isEmpty ? .call(Call("HTTPFault", arguments)) : nil
  }

  func cors(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    let origins = map.remove(CORSField.allowOrigins)?.list ?? []
    let matches = origins.compactMap(textMatch)
    guard matches.count == origins.count else { return nil }
    var arguments = [Argument("origins", .list(matches))]
    for (field, label) in [
      (CORSField.allowMethods, "methods"), (.allowHeaders, "headers"), (.exposeHeaders, "exposed"),
    ] {
      let texts = map.remove(field).flatMap(SecurityMapping.texts) ?? []
      if !texts.isEmpty || label == "methods" {
        arguments.append(Argument(label, .list(texts.map { .text($0) })))
      }
    }
    if let age = map.remove(CORSField.maxAge)?.text { arguments.append(Argument("maxAge", .duration(age))) }
    if let flag = map.remove(CORSField.allowCredentials) {
      guard case .bool(let isAllowed) = flag else { return nil }
      arguments.append(Argument("credentials", .flag(isAllowed)))
    }
    return map.isEmpty ? .call(Call("CORS", arguments)) : nil
  }

  func headers(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    for field in HeadersField.allCases {
      guard case .map(var operations)? = map.remove(field) else { continue }
      var inner: [Argument] = []
      for kind in [HeaderOperationsField.set, .add] {
        guard let values = operations.remove(kind) else { continue }
        guard let pairs = values.textPairs, !pairs.isEmpty else { return nil }
        inner.append(Argument(kind.rawValue, .texts(pairs)))
      }
      if let names = operations.remove(HeaderOperationsField.remove) {
        guard let texts = SecurityMapping.texts(names) else { return nil }
        inner.append(Argument("remove", .list(texts.map { .text($0) })))
      }
      guard operations.isEmpty, !inner.isEmpty else { return nil }
      arguments.append(Argument(field.rawValue, .call(Call(".init", inner))))
    }
    return map.isEmpty ? .call(Call("HeaderOperations", arguments)) : nil
  }
}
