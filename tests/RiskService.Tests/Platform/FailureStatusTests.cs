using System.Reflection;
using System.Runtime.CompilerServices;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.RiskService.Platform.Errors;

namespace RiskService.Tests.Platform;

/// <summary>Every failure there is has a status and a reason of its own.</summary>
public sealed class FailureStatusTests
{
    private static readonly Dictionary<string, (StatusCode, string)> Expected = new()
    {
        ["Invalid"] = (StatusCode.InvalidArgument, "INVALID_ARGUMENT"),
        ["NotFound"] = (StatusCode.NotFound, "NOT_FOUND"),
        ["ReferenceTaken"] = (StatusCode.AlreadyExists, "REFERENCE_TAKEN"),
        ["DuplicateReferral"] = (StatusCode.AlreadyExists, "DUPLICATE_REFERRAL"),
        ["RequestIdReused"] = (StatusCode.AlreadyExists, "REQUEST_ID_REUSED"),
        ["StaleEtag"] = (StatusCode.Aborted, "STALE_ETAG"),
        ["Conflict"] = (StatusCode.Aborted, "CONFLICT"),
        ["RefusedByRule"] = (StatusCode.FailedPrecondition, "REFUSED_BY_RULE"),
        ["IllegalTransition"] = (StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"),
        ["NeverAssessed"] = (StatusCode.FailedPrecondition, "NEVER_ASSESSED"),
        ["ReviewNotCurrent"] = (StatusCode.FailedPrecondition, "REVIEW_NOT_CURRENT"),
        ["SecondPersonRequired"] = (StatusCode.FailedPrecondition, "SECOND_PERSON_REQUIRED"),
        ["Unauthenticated"] = (StatusCode.Unauthenticated, "UNAUTHENTICATED"),
        ["Forbidden"] = (StatusCode.PermissionDenied, "FORBIDDEN"),
        ["StreamIdle"] = (StatusCode.Aborted, "STREAM_IDLE"),
        ["RateLimited"] = (StatusCode.ResourceExhausted, "RATE_LIMITED"),
    };

    public static TheoryData<string> Names =>
        [.. typeof(Failure).GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(Failure)))
            .Select(t => t.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Each_has_its_status_and_reason(string name)
    {
        var status = Status(name);
        var info = status.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(Expected[name], (status.StatusCode, info.Reason));
        Assert.Equal("riskplatform", info.Domain);
        Assert.NotEmpty(status.Status.Detail);
        Assert.Equal(status.Status.Detail, status.GetRpcStatus()!.Message);
    }

    [Theory]
    [InlineData("Invalid")]
    [InlineData("RefusedByRule")]
    [InlineData("IllegalTransition")]
    [InlineData("SecondPersonRequired")]
    public void Where_a_rule_decides_it_is_named(string name) =>
        Assert.Equal("LOOK-5", Status(name).GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["rule"]);

    [Fact]
    public void Details_say_what_where_and_when()
    {
        var field = Status("Invalid").GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single();
        Assert.Equal(("a.b[0]", "why", "LOOK-5"), (field.Field, field.Description, field.Reason));
        var refusal = Status("RefusedByRule").GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations.Single();
        Assert.Equal(("LOOK-5", "a.b[0]", "why"), (refusal.Type, refusal.Subject, refusal.Description));
        Assert.Equal(TimeSpan.FromSeconds(3), Status("RateLimited")
            .GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan());
        Assert.Equal("text", Status("StaleEtag").GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["etag"]);
        Assert.Equal("text", Status("ReferenceTaken").GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["case_id"]);
    }

    [Fact]
    public void A_duplicate_names_the_referral_and_a_refusal_what_there_is_instead()
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(id.ToString(), Metadata(new Failure.DuplicateReferral(id))["referral_id"]);
        RuleViolation[] refusal = [new("REFER-3", "listing_id", "why")];
        Assert.False(Metadata(new Failure.RefusedByRule(refusal)).ContainsKey("alternatives"));
        Assert.Equal(
            "a,b", Metadata(new Failure.RefusedByRule(refusal) { Alternatives = ["a", "b"] })["alternatives"]);

        static IDictionary<string, string> Metadata(Failure failure) =>
            FailureStatus.ToRpcException(failure).GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata;
    }

    private static RpcException Status(string name)
    {
        var type = typeof(Failure).GetNestedType(name, BindingFlags.NonPublic)!;
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .First(c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        object?[] values = [.. constructor.GetParameters().Select(p => Value(p))];
        return FailureStatus.ToRpcException((Failure)constructor.Invoke(values));
    }

    private static object Value(ParameterInfo parameter) => parameter switch
    {
        { Name: "Rule" } => "LOOK-5",
        { ParameterType: var t } when t == typeof(string) => "text",
        { ParameterType: var t } when t == typeof(TimeSpan) => TimeSpan.FromSeconds(3),
        { ParameterType: var t } when t == typeof(IReadOnlyList<FieldViolation>) =>
            new[] { new FieldViolation("a.b[0]", "why", "LOOK-5") },
        { ParameterType: var t } when t == typeof(IReadOnlyList<RuleViolation>) =>
            new[] { new RuleViolation("LOOK-5", "a.b[0]", "why") },
        _ => RuntimeHelpers.GetUninitializedObject(parameter.ParameterType),
    };
}
