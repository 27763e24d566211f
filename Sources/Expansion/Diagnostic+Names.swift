internal import Diagnostics
internal import KubernetesFacts

// Messages about the names of the app, of services, and of their objects.

extension Diagnostic {
  static func repeatedService(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "service", "two services are named '\(name)'", at: location, first: first, fix: "rename one of the two")
  }

  static func reservedName(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-name",
      "service name '\(name)' is reserved for the file of shared objects",
      at: location,
      fix: "rename the service, and add '.named(\"\(name)\")' if its objects must have this name")
  }

  static func reservedCharacter(at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-character",
      "a string contains one of the characters U+10FFF0 to U+10FFF2, which portolan reserves for placeholders",
      at: location, fix: "remove the character")
  }

  static func longObjectName(
    _ name: String, of service: String, limit: Int, because reason: String?, prefix: String,
    at location: FileLocation
  ) -> Diagnostic {
    let cause = reason.map { ", because \($0)" } ?? ""
    let length = "must have at most \(limit) characters, not \(name.utf8.count)"
    return fault(
      "long-name", "object name '\(name)' of service '\(service)' \(length)\(cause)", at: location,
      notes: prefix.isEmpty ? [] : [Note("the app's prefix '\(prefix)' is part of the name")])
  }

  static func repeatedObjectName(
    _ kind: String, _ name: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "repeated-object-name",
      "two objects of kind \(kind) are named '\(name)'", at: location,
      notes: [Note("the name is already used by \(owner)", at: first)], fix: "rename one of the two")
  }

  static func repeatedFullName(
    _ name: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "repeated-object-name", "the objects of two services are named '\(name)'", at: location,
      notes: [Note("the name is already used by service '\(owner)'", at: first)], fix: "rename one of the two"
    )
  }

  static func repeatedDeclaration(
    _ id: String, _ kind: String, _ name: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    repeated(id, "two \(kind) are named '\(name)'", at: location, first: first, fix: "rename one of the two")
  }

  // MARK: The app

  static func noProfiles(at location: FileLocation) -> Diagnostic {
    fault(
      "no-profiles", "app requires at least one profile", at: location,
      fix: "remove 'profiles' to use only 'base'")
  }

  static func repeatedProfile(_ name: String, at location: FileLocation) -> Diagnostic {
    fault("repeated-profile", "profile '\(name)' is listed twice", at: location, fix: "keep one of the two")
  }

  static func sharedSelectorLabel(_ key: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-label",
      "label '\(key)' has the same value on all services, so it cannot be the selectorLabel",
      at: location, fix: "remove 'selectorLabel' to use 'app', or use another key")
  }

  static func selectorLabelWithServiceName(_ key: String, at location: FileLocation) -> Diagnostic {
    fault(
      "reserved-label",
      "label '\(key)' cannot be the selectorLabel: its value is the name of the service, which differs from the names of its objects because of the app's prefix or '.named'",
      at: location, fix: "remove 'selectorLabel' to use 'app', or use another key")
  }

  static func reservedLabel(_ key: String, holding value: String?, at location: FileLocation) -> Diagnostic {
    let content = value.map { "to '\($0)'" } ?? "for each service"
    return fault(
      "reserved-label", "label '\(key)' is reserved: portolan sets it \(content)",
      at: location, fix: "remove the label, or use another key")
  }

  static func labeledForeignAccount(at location: FileLocation) -> Diagnostic {
    fault(
      "annotated-account",
      "'.serviceAccountLabels' requires the service's own ServiceAccount", at: location,
      fix: "use '.serviceAccount(.own)', or move the labels to the declaration of the account")
  }

  static func annotatedForeignAccount(at location: FileLocation) -> Diagnostic {
    fault(
      "annotated-account",
      "'.serviceAccountAnnotations' requires the service's own ServiceAccount", at: location,
      fix: "use '.serviceAccount(.own)', or move the annotations to the declaration of the account")
  }

  static func pullSecretOfForeignAccount(at location: FileLocation) -> Diagnostic {
    fault(
      "annotated-account",
      "'.serviceAccountPullSecrets' requires the service's own ServiceAccount", at: location,
      fix: "use '.serviceAccount(.own)', or replace '.serviceAccountPullSecrets' with '.imagePullSecrets'")
  }

  static func tokenOfForeignAccount(at location: FileLocation) -> Diagnostic {
    fault(
      "annotated-account", "'.serviceAccountToken' requires the service's own ServiceAccount",
      at: location,
      fix:
        "use '.serviceAccount(.own)', or replace '.serviceAccountToken' with '.automountServiceAccountToken'"
    )
  }

  static func tokenOfHardenedAccount(at location: FileLocation) -> Diagnostic {
    fault(
      "annotated-account",
      "'.serviceAccountToken' is not supported in a hardened service: its own account has the same setting as its pods",
      at: location,
      fix:
        "remove '.serviceAccountToken', or replace it with 'Relax(.serviceAccountToken, because: …)' if the program needs the token"
    )
  }

  static func selectorOfJob(_ kind: String, at location: FileLocation) -> Diagnostic {
    fault(
      "selector-of-job", "a \(kind) does not support '.selector': Kubernetes generates the selector of a Job",
      at: location, fix: "remove '.selector', or replace it with '.podLabels' if the pods need its labels")
  }

  static func unselectedLabel(
    _ key: String, _ value: String, other: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unselected-label",
      "selector label '\(key)' must be '\(other)', the value that the app sets on all objects or pods, not '\(value)'",
      at: location, fix: "remove the label from the app's 'labels' or 'podLabels', or from the selector")
  }

  static func overlappingSelector(
    _ owner: String, _ other: String, at location: FileLocation, other place: FileLocation
  ) -> Diagnostic {
    fault(
      "overlapping-selector", "selector of service '\(owner)' also selects the pods of service '\(other)'",
      at: location, notes: [Note("'\(other)' is declared here", at: place)],
      fix:
        "extend the selector with a label that the pods of '\(other)' do not have, or change the labels of these pods"
    )
  }

  /// - Parameter actual: the value of the pods' label with the same key; nil if the pods have no such label.
  static func selectsNoPod(
    _ key: String, _ value: String, actual: String?, of service: String, at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "selects-no-pod",
      "the Service selects no pods of '\(service)', because they do not have the label '\(key)=\(value)'",
      at: location,
      fix: actual.map { "use the value '\($0)', or remove the label from 'selector:'" }
        ?? "add the label with '.podLabels', or remove it from 'selector:'")
  }

  static func registryWithScheme(_ registry: String, at location: FileLocation) -> Diagnostic {
    fault(
      "malformed-image",
      "invalid image registry '\(registry)': expected a host with an optional port and path, such as 'example.com/shop'",
      at: location)
  }

  static func unprefixedAddress(
    of name: String, prefix: String, at location: FileLocation, fix: String?
  ) -> Diagnostic {
    doubt(
      "unprefixed-address",
      "'\(name)' is not an address in this app: with the app's prefix, the Service is named '\(prefix)\(name)'",
      at: location, fix: fix ?? "write '\(prefix)\(name)', or build the name from the prefix")
  }

  static func unprefixedReference(
    _ reference: String, at path: String, of object: String, prefix: String, at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "unprefixed-reference",
      "\(path) in \(object) refers to '\(reference)', but with the app's prefix, the name is '\(prefix)\(reference)'",
      at: location, fix: "write '\(prefix)\(reference)', or build the name from the prefix")
  }
}
