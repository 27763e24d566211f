internal import Diagnostics

// Messages about ConfigMaps, Secrets, claims, and PriorityClasses, and about references to them.

extension Diagnostic {
  static func missingSecretKey(
    _ keys: [String], type: String, of secret: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "missing-secret-key",
      "Secret '\(secret)' of type '\(type)' requires the key '\(keys.joined(separator: "' or '"))'",
      at: location)
  }

  static func largeData(_ owner: String, bytes: Int, limit: Int, at location: FileLocation) -> Diagnostic {
    fault("large-data", "data in \(owner) must have at most \(limit) bytes, not \(bytes)", at: location)
  }

  static func systemPriorityClass(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-name", "invalid PriorityClass name '\(name)': the prefix 'system-' is reserved", at: location)
  }

  static func exclusiveAccess(at location: FileLocation) -> Diagnostic {
    fault(
      "exclusive-access", "access mode 'ReadWriteOncePod' and other access modes are mutually exclusive",
      at: location)
  }

  // MARK: References

  static func unknownConfigMap(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-config-map", "unknown ConfigMap '\(name)'", at: location,
      fix:
        "declare the ConfigMap in 'resources(in:)', or use 'ConfigMap(existing:)' there for a ConfigMap from outside the app"
    )
  }

  static func binaryVariable(
    _ variable: String, key: String, of configMap: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "binary-variable",
      "variable '\(variable)' refers to key '\(key)' in ConfigMap '\(configMap)', but the key's value is binary: the "
        + "container does not start", at: location, fix: "mount the ConfigMap as a volume")
  }

  static func unknownSecret(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-secret", "unknown Secret '\(name)'", at: location,
      fix:
        "declare the Secret in 'resources(in:)', or use 'Secret(existing:)' there for a Secret from outside the app"
    )
  }

  static func unknownKey(
    _ key: String, of owner: String, nearest: String?, declared: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-key", "unknown key '\(key)' in \(owner)", at: location,
      fix: didYouMean(nearest) ?? useOneOf(declared))
  }

  static func unknownClaim(_ name: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unknown-claim",
      "claim '\(name)' is not declared in the app, so pods cannot start unless the claim exists in the namespace",
      at: location)
  }
}
