package import Diagnostics

/// A change to an object that a service renders.
package struct Patch: PayloadValue, Sendable, Equatable {
  package let kind: PatchedKind
  package let name: String?
  /// The path of the patched map or list element; empty for the object.
  package let path: String
  package let value: Value
  package let location: FileLocation
}

/// A kind of object that a service renders and that a patch can change.
public enum PatchedKind: String, PayloadValue, Sendable {
  /// The Deployment.
  case deployment = "Deployment"
  /// The StatefulSet.
  case statefulSet = "StatefulSet"
  /// The DaemonSet.
  case daemonSet = "DaemonSet"
  /// The Job.
  case job = "Job"
  /// The CronJob.
  case cronJob = "CronJob"
  /// The Services, or the Service with the given name.
  case service = "Service"
  /// The ServiceAccount.
  case serviceAccount = "ServiceAccount"
  /// The HorizontalPodAutoscaler.
  case horizontalPodAutoscaler = "HorizontalPodAutoscaler"
  /// The PodDisruptionBudget.
  case podDisruptionBudget = "PodDisruptionBudget"
  /// The NetworkPolicy.
  case networkPolicy = "NetworkPolicy"
  /// The VirtualServices, or the VirtualService with the given name.
  ///
  /// A VirtualService that several services share cannot be patched. Routes at a gateway are in a separate VirtualService
  /// only if you set its name.
  case virtualService = "VirtualService"
  /// The DestinationRule.
  case destinationRule = "DestinationRule"
  /// The Istio Sidecar.
  case sidecar = "Sidecar"
  /// The AuthorizationPolicy.
  case authorizationPolicy = "AuthorizationPolicy"
}

extension Service {
  /// Merges a value into an object that the service renders, for fields that the DSL does not cover.
  ///
  /// Maps are merged, lists with keys are merged by key, lists that are sets are united, other lists are replaced, and
  /// `nil` removes a field. The result is validated against the schema of the kind; an unknown field is an error at the
  /// line of the patch.
  ///
  /// ```swift
  /// .patch(.deployment, ["spec": ["template": ["spec": ["hostUsers": false]]]])
  /// .patch(
  ///   .deployment,
  ///   """
  ///   spec:
  ///     template:
  ///       spec: {hostUsers: false}
  ///   """)
  /// ```
  /// A string is read as YAML. If the string is a multi-line literal in the call, syntax errors and invalid fields are
  /// reported at their line in the Swift file. Errors in other strings are reported at the call, and syntax errors name
  /// the line of the YAML text.
  ///
  /// With a path, the value is merged into that part of the object. Elements of lists are counted from 0, so one route of
  /// a VirtualService can be patched:
  ///
  /// ```swift
  /// .patch(.virtualService, at: "spec.http[0]", ["retries": ["attempts": 2, "backoff": "25ms"]])
  /// ```
  /// - Parameters:
  ///   - kind: the kind of the object. It is an error if the service renders no such object.
  ///   - name: the name of the object; all objects of the kind by default.
  ///   - path: the part of the object to change: keys separated by dots, with indexes of list elements. By default, the
  ///     whole object.
  ///   - value: the value, or its YAML as text.
  public func patch(
    _ kind: PatchedKind, named name: String? = nil, at path: String = "", _ value: Value,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with {
      $0.patches.append(
        Patch(kind: kind, name: name, path: path, value: value, location: FileLocation(file, line, column)))
    }
  }
}

extension Patch {
  package init(from reader: inout PayloadReader) throws {
    (kind, name, path, value, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(kind, name, path, value, location) }
}
