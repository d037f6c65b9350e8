using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>Maps a <see cref="Failure"/> to a gRPC status with rich details. The one place that knows both.</summary>
internal static class FailureStatus
{
    internal const string Domain = "riskplatform";

    /// <summary>
    /// Details travel in trailers, of which many clients take 8 KiB; one refusal takes up to 300 bytes.
    /// </summary>
    private const int MostRefusals = 12;

    internal static RpcException ToRpcException(Failure failure) => Describe(failure).ToRpcException();

    /// <summary>For what is not a <see cref="Failure"/>: a status and a reason, and nothing of the exception.</summary>
    internal static RpcException Bare(StatusCode code, string reason, string message) =>
        Make(code, reason, message).ToRpcException();

    internal static Status BareStatus(StatusCode code, string reason, string message) => Make(code, reason, message);

    internal static Status Describe(Failure failure) => failure switch
    {
        Failure.Invalid f => Invalid(f),
        Failure.NotFound f => Make(StatusCode.NotFound, "NOT_FOUND", $"No such {f.What}."),
        Failure.ReferenceTaken f => With(
            Make(StatusCode.AlreadyExists, "REFERENCE_TAKEN",
                "A case with this agency_reference exists. Assess that case, or send another reference."),
            ("case_id", f.CaseId)),
        Failure.DuplicateReferral f => With(
            Make(StatusCode.AlreadyExists, "DUPLICATE_REFERRAL",
                "A referral of this case to this listing is open. Go on with that one, or withdraw it first."),
            ("referral_id", f.ReferralId.ToString())),
        Failure.RequestIdReused => Make(StatusCode.AlreadyExists, "REQUEST_ID_REUSED",
            "This request_id was used with another body. Send a new UUID for a new request."),
        Failure.StaleEtag f => With(
            Make(StatusCode.Aborted, "STALE_ETAG",
                $"The {f.What} has changed since. {f.Fix}"),
            ("etag", f.CurrentEtag)),
        Failure.Conflict => Make(StatusCode.Aborted, "CONFLICT",
            "The same is being changed by others at this moment. Send the same request again."),
        Failure.RefusedByRule f => Refused(f),
        Failure.IllegalTransition f => Illegal(f),
        Failure.NeverAssessed => With(
            Make(StatusCode.FailedPrecondition, "NEVER_ASSESSED",
                "This case has never been assessed. That does not mean that there is no risk: assess it."),
            ("rule", "ASSESS-2")),
        Failure.ReviewNotCurrent => With(
            Make(StatusCode.FailedPrecondition, "REVIEW_NOT_CURRENT",
                "This review is not the case's current one: it was completed or replaced meanwhile. Nothing was "
                + "stored. Read the case again, and its latest assessment, before you decide what is left to do."),
            ("rule", "REVIEW-1")),
        Failure.SecondPersonRequired f => With(
            Make(StatusCode.FailedPrecondition, "SECOND_PERSON_REQUIRED",
                "Another person than the one who asked for this must decide it."),
            ("rule", f.Rule)),
        Failure.Unauthenticated f => Make(StatusCode.Unauthenticated, "UNAUTHENTICATED", f.Message),
        Failure.Forbidden f => Make(StatusCode.PermissionDenied, "FORBIDDEN", f.Message),
        Failure.RateLimited f => RateLimited(f),
        Failure.StreamIdle => Make(StatusCode.Aborted, "STREAM_IDLE",
            "Nothing came on this stream for too long. Open it again under the same stream_id and go on from "
            + "stored_count."),
        _ => Make(StatusCode.Internal, "INTERNAL", "Something went wrong in the service."),
    };

    private static Status Invalid(Failure.Invalid failure)
    {
        var bad = new BadRequest();
        foreach (var v in failure.Violations)
        {
            bad.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = v.Field,
                Description = v.Description,
                Reason = v.Rule ?? "INVALID_FIELD",
            });
        }

        var first = failure.Violations[0];
        var status = With(
            Make(StatusCode.InvalidArgument, "INVALID_ARGUMENT", $"{first.Field}: {first.Description}"),
            ("rule", first.Rule));
        status.Details.Add(Any.Pack(bad));
        return status;
    }

    private static Status Illegal(Failure.IllegalTransition failure)
    {
        var status = With(
            Make(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", failure.Message), ("rule", failure.Rule));
        if (failure.Missing is not { Count: > 0 } missing) return status;
        var precondition = new PreconditionFailure();
        precondition.Violations.AddRange(missing.Take(MostRefusals).Select(m =>
            new PreconditionFailure.Types.Violation
            {
                Type = "MISSING",
                Subject = m.Field,
                Description = m.Description,
            }));
        status.Details.Add(Any.Pack(precondition));
        return status;
    }

    private static Status Refused(Failure.RefusedByRule failure)
    {
        var precondition = new PreconditionFailure();
        foreach (var v in failure.Violations.Take(MostRefusals))
        {
            precondition.Violations.Add(new PreconditionFailure.Types.Violation
            {
                Type = v.RuleId,
                Subject = v.Field,
                Description = v.Description,
            });
        }

        var first = failure.Violations[0];
        var status = With(
            Make(StatusCode.FailedPrecondition, "REFUSED_BY_RULE", $"{first.RuleId}: {first.Description}"),
            ("rule", first.RuleId));
        var alternatives = failure.Alternatives.Count == 0 ? null : string.Join(',', failure.Alternatives);
        status = With(status, ("alternatives", alternatives));
        status.Details.Add(Any.Pack(precondition));
        return status;
    }

    private static Status RateLimited(Failure.RateLimited failure)
    {
        var status = Make(StatusCode.ResourceExhausted, "RATE_LIMITED",
            "This client sends faster than its limit. Wait as long as RetryInfo says, then send again.");
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(failure.RetryAfter) }));
        return status;
    }

    private static Status Make(StatusCode code, string reason, string message) => new()
    {
        Code = (int)code,
        Message = message,
        Details = { Any.Pack(new ErrorInfo { Reason = reason, Domain = Domain }) },
    };

    private static Status With(Status status, (string Key, string? Value) metadata)
    {
        if (metadata.Value is null) return status;
        var info = status.Details[0].Unpack<ErrorInfo>();
        info.Metadata[metadata.Key] = metadata.Value;
        status.Details[0] = Any.Pack(info);
        return status;
    }
}
