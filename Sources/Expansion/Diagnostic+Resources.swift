internal import Diagnostics

// ConfigMaps, Secrets, claims and PriorityClasses, and references to them.

extension Diagnostic {
  static func missingSecretKey(
    _ key: String, type: String, of secret: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "missing-secret-key",
      "secret '\(secret)' of type '\(type)' has no key '\(key)', which Kubernetes expects",
      at: location)
  }

  static func largeData(_ owner: String, bytes: Int, limit: Int, at location: FileLocation) -> Diagnostic {
    fault("large-data", "\(owner) holds '\(bytes)' bytes, expected at most \(limit)", at: location)
  }

  static func systemPriorityClass(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-name", "a PriorityClass can't be named '\(name)': 'system-' is Kubernetes' own", at: location)
  }

  static func exclusiveAccess(at location: FileLocation) -> Diagnostic {
    fault(
      "exclusive-access", "access mode 'ReadWriteOncePod' stands beside others, expected it alone",
      at: location)
  }

  // MARK: References

  static func unknownConfigMap(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-config-map", "no ConfigMap of the app is named '\(name)'", at: location,
      fix: "declare it under 'resources(in:)'")
  }

  static func unknownSecret(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-secret", "no Secret of the app is named '\(name)'", at: location,
      fix: "declare it under 'resources(in:)', with 'Secret(existing:)' if it is in the cluster already")
  }

  static func unknownKey(
    _ key: String, of owner: String, nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault("unknown-key", "\(owner) has no key '\(key)'", at: location, fix: didYouMean(nearest))
  }

  static func unknownClaim(_ name: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unknown-claim", "no claim of the app is named '\(name)', so it must exist in the namespace",
      at: location)
  }
}
