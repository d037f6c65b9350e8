using Clients.Tests.Fakes;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.Client;

namespace Clients.Tests.Client;

public sealed class ErrorMappingTests
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT", typeof(InvalidRequestException))]
    [InlineData(StatusCode.NotFound, "NOT_FOUND", typeof(NotFoundException))]
    [InlineData(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", typeof(DuplicateRequestException))]
    [InlineData(StatusCode.AlreadyExists, "REFERENCE_TAKEN", typeof(ReferenceTakenException))]
    [InlineData(StatusCode.AlreadyExists, "DUPLICATE_REFERRAL", typeof(DuplicateReferralException))]
    [InlineData(StatusCode.Aborted, "STALE_ETAG", typeof(StaleEtagException))]
    [InlineData(StatusCode.Aborted, "CONFLICT", typeof(ConflictException))]
    [InlineData(StatusCode.FailedPrecondition, "REFUSED_BY_RULE", typeof(RefusedByRuleException))]
    [InlineData(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION", typeof(IllegalTransitionException))]
    [InlineData(StatusCode.FailedPrecondition, "NEVER_ASSESSED", typeof(NeverAssessedException))]
    [InlineData(StatusCode.FailedPrecondition, "SECOND_PERSON_REQUIRED", typeof(SecondPersonRequiredException))]
    [InlineData(StatusCode.PermissionDenied, "FORBIDDEN", typeof(ForbiddenException))]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", typeof(NotAuthenticatedException))]
    [InlineData(StatusCode.ResourceExhausted, "RATE_LIMITED", typeof(RateLimitedException))]
    [InlineData(StatusCode.ResourceExhausted, "TOO_LARGE", typeof(TooLargeException))]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED", typeof(DeadlineExceededException))]
    [InlineData(StatusCode.Cancelled, "CANCELLED", typeof(RiskPlatformException))]
    [InlineData(StatusCode.Internal, "INTERNAL", typeof(RiskPlatformException))]
    public void Each_reason_has_its_type(StatusCode code, string reason, Type type)
    {
        var error = RiskPlatformException.From(ServiceErrors.Of(code, reason, rule: "ASSESS-2"), "an-id");
        Assert.Equal(type, error.GetType());
        Assert.Equal((code, reason, "ASSESS-2", "an-id"),
            (error.StatusCode, error.Reason, error.Rule, error.RequestId));
        Assert.Equal($"Said by the service: {reason}.", error.Message);
    }

    [Fact]
    public void Wrong_fields_are_named_with_the_rule_where_one_decided()
    {
        var bad = new BadRequest
        {
            FieldViolations =
            {
                Field("observations[3].code", "Unknown.", "INVALID_FIELD"),
                Field("worker", "No supervisor.", "RESPOND-8"),
            },
        };
        var error =
            RiskPlatformException.From(ServiceErrors.Of(StatusCode.InvalidArgument, "INVALID_ARGUMENT", details: bad));
        Assert.Equal(
            [new Violation("observations[3].code", "Unknown."), new Violation("worker", "No supervisor.", "RESPOND-8")],
            error.Violations);
    }

    [Fact]
    public void A_refusal_names_every_rule_with_its_alternative()
    {
        var refused = new PreconditionFailure
        {
            Violations =
            {
                Rule("RESPOND-3", "contact.attendances", "See each alone."),
                Rule("RESPOND-4", "contact.worker_ids", "Take a colleague."),
            },
        };
        var error = RiskPlatformException.From(
            ServiceErrors.Of(StatusCode.FailedPrecondition, "REFUSED_BY_RULE", "RESPOND-3", details: refused));
        Assert.IsType<RefusedByRuleException>(error);
        Assert.Equal(
            [
                new Violation("contact.attendances", "See each alone.", "RESPOND-3"),
                new Violation("contact.worker_ids", "Take a colleague.", "RESPOND-4"),
            ],
            error.Violations);
    }

    [Fact]
    public void What_the_service_adds_for_the_next_step_is_there()
    {
        var stale = new ErrorInfo { Domain = "riskplatform", Reason = "STALE_ETAG", Metadata = { ["etag"] = "7" } };
        Assert.Equal("7", Assert.IsType<StaleEtagException>(
            RiskPlatformException.From(ServiceErrors.WithInfo(StatusCode.Aborted, stale))).CurrentEtag);

        var taken =
            new ErrorInfo { Domain = "riskplatform", Reason = "REFERENCE_TAKEN", Metadata = { ["case_id"] = "c-1" } };
        Assert.Equal("c-1", Assert.IsType<ReferenceTakenException>(
            RiskPlatformException.From(ServiceErrors.WithInfo(StatusCode.AlreadyExists, taken))).CaseId);

        var open = new ErrorInfo
        { Domain = "riskplatform", Reason = "DUPLICATE_REFERRAL", Metadata = { ["referral_id"] = "r-1" } };
        Assert.Equal("r-1", Assert.IsType<DuplicateReferralException>(
            RiskPlatformException.From(ServiceErrors.WithInfo(StatusCode.AlreadyExists, open))).ReferralId);
    }

    [Fact]
    public void A_refused_referral_names_where_to_refer_instead()
    {
        var refused = new ErrorInfo
        {
            Domain = "riskplatform",
            Reason = "REFUSED_BY_RULE",
            Metadata = { ["alternatives"] = "l-1, l-2,l-3" },
        };
        Assert.Equal(["l-1", "l-2", "l-3"], Assert.IsType<RefusedByRuleException>(RiskPlatformException.From(
            ServiceErrors.WithInfo(StatusCode.FailedPrecondition, refused))).Alternatives);
        Assert.Empty(Assert.IsType<RefusedByRuleException>(RiskPlatformException.From(
            ServiceErrors.Of(StatusCode.FailedPrecondition, "REFUSED_BY_RULE"))).Alternatives);
    }

    [Fact]
    public void Errors_from_others_on_the_way_are_typed_by_their_status()
    {
        Assert.IsType<UnavailableException>(RiskPlatformException.From(ServiceErrors.Unavailable()));
        var foreign = new ErrorInfo { Domain = "proxy.example", Reason = "STALE_ETAG" };
        Assert.IsType<ForbiddenException>(
            RiskPlatformException.From(ServiceErrors.WithInfo(StatusCode.PermissionDenied, foreign)));

        var broken = new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF, 0xFF] } };
        Assert.IsType<NotFoundException>(RiskPlatformException.From(
            new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "Gone."), broken)));
    }

    private static BadRequest.Types.FieldViolation Field(string field, string description, string reason) =>
        new() { Field = field, Description = description, Reason = reason };

    private static PreconditionFailure.Types.Violation Rule(string rule, string field, string description) =>
        new() { Type = rule, Subject = field, Description = description };
}
