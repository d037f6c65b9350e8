using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ReferralMoveTests
{
    /// <summary>Each move with its call and the reasons that the protocol lists for it.</summary>
    public static TheoryData<string, string, string[]> Moves => new()
    {
        { "submit", "SubmitReferral", [] },
        { "receive", "ReceiveReferral", [] },
        { "start-assessing", "StartAssessing", [] },
        { "accept", "AcceptReferral", [] },
        { "reject", "RejectReferral", ["CRITERIA_NOT_MET", "DENIES_ABUSE", "RISK_TOO_HIGH", "NO_PLACE", "OTHER"] },
        { "defer", "DeferReferral", ["OTHER_HELP_FIRST", "NOT_MOTIVATED_YET", "PRACTICAL_BARRIER", "OTHER"] },
        { "wait", "PutOnWaitingList", [] },
        { "start", "StartProgramme", [] },
        { "complete", "CompleteReferral", ["CHANGED", "NO_CHANGE", "OTHER"] },
        { "deselect", "DeselectSubject", ["POOR_ATTENDANCE", "BEHAVIOUR_ON_PROGRAMME", "NEW_ABUSE", "OTHER"] },
        { "drop-out", "RecordDropOut", ["STOPPED_ATTENDING", "CHOSE_TO_LEAVE", "MOVED_AWAY", "OTHER"] },
        { "hold", "PutOnHold", ["DID_NOT_ATTEND", "ILLNESS", "IN_CUSTODY", "PROCEEDINGS", "OTHER"] },
        { "resume", "ResumeReferral", [] },
        { "withdraw", "WithdrawReferral", ["MADE_IN_ERROR", "BETTER_FIT_FOUND", "NOT_SAFE", "MOVED_AWAY", "OTHER"] },
        { "decline", "RecordDecline", ["DECLINED", "DID_NOT_ATTEND", "DID_NOT_RESPOND", "OTHER"] },
    };

    private static IMessage Answer(Sent sent) => sent.Method switch
    {
        "GetReferral" => new GetReferralResponse { Referral = new Referral { CaseId = "c-1", Etag = "v4" } },
        "GetReceivedReferral" => new GetReceivedReferralResponse
        {
            Referral = new ReceivedReferral { Standing = new ReferralStanding { Etag = "v5" } },
        },
        _ => Moved(sent),
    };

    // Every answer to a move has the same one field.
    private static IMessage Moved(Sent sent)
    {
        var file = ReferralMovesReflection.Descriptor;
        var answer = file.MessageTypes.Single(m => m.Name == sent.Method + "Response").Parser.ParseFrom([]);
        answer.Descriptor.FindFieldByName("standing").Accessor.SetValue(answer, new ReferralStanding
        {
            ReferralId = "r-1",
            State = ReferralState.OnHold,
            AllowedMoves = { ReferralMove.Resume },
        });
        return answer;
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Each_move_is_sent_with_each_of_its_reasons(string name, string method, string[] reasons)
    {
        foreach (var reason in reasons.DefaultIfEmpty(""))
        {
            using var run = new CliRun(new FakeInvoker(Answer)) { Input = "More.\n" };
            string[] why = reason.Length == 0 ? [] : ["--reason", reason];
            Assert.True(await run.RunAsync(
                ["referral", name, "r-1", "--note", "-", "--occurred", "2026-11-24T09:30:00Z", .. why]) == 0,
                run.Error);
            var sent = run.Service.Calls[^1];
            Assert.Equal(method, sent.Method);
            Assert.True(Guid.TryParse(sent.RequestId, out _));
            Assert.Equal(("r-1", "v4"), (Field(sent, "referral_id"), Field(sent, "etag")));
            var details = Assert.IsType<MoveDetails>(Field(sent, "details"));
            Assert.Equal(("More.", 9), (details.Note, details.OccurredTime.ToDateTime().Hour));
            var number = ReferralMovesReflection.Descriptor.FindTypeByName<EnumDescriptor>("ReferralReason")
                .FindValueByName("REFERRAL_REASON_" + (reason.Length == 0 ? "UNSPECIFIED" : reason)).Number;
            Assert.Equal(number, (int)details.Reason);
            Assert.Contains("ON_HOLD: paused", run.Out, StringComparison.Ordinal);
            Assert.Contains("risk referral tasks --case c-1", run.Out, StringComparison.Ordinal);
            Assert.Contains("risk referral resume r-1", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task A_reason_that_is_not_the_moves_own_or_is_missing_is_not_sent(
        string name, string method, string[] reasons)
    {
        using var run = new CliRun(new FakeInvoker(Answer));
        var other = reasons.Contains("ILLNESS") ? "DECLINED" : "ILLNESS";
        Assert.Equal(2, await run.RunAsync("referral", name, "r-1", "--reason", other));
        if (reasons.Length > 0) Assert.Equal(2, await run.RunAsync("referral", name, "r-1"));
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == method);
    }

    [Fact]
    public void Every_move_of_the_protocol_has_a_command() => Assert.Equal(
        ReferralsReflection.Descriptor.Services.Single().Methods
            .Where(m => m.InputType.FindFieldByName("details") is not null).Select(m => m.Name)
            .Order(StringComparer.Ordinal),
        Moves.Select(m => m.Data.Item2).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_programme_moves_what_it_received_under_the_etag_that_it_may_see()
    {
        using var run = new CliRun(new FakeInvoker(sent => sent.Method == "GetReferral"
            ? throw ServiceErrors.Of(StatusCode.PermissionDenied, "FORBIDDEN")
            : Answer(sent)));
        Assert.Equal(0, await run.RunAsync("referral", "receive", "r-1"));
        var sent = Assert.IsType<ReceiveReferralRequest>(run.Service.Calls[^1].Request);
        Assert.Equal("v5", sent.Etag);
        Assert.Null(sent.Details);
        Assert.DoesNotContain("referral tasks", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_etag_is_the_one_that_is_sent()
    {
        using var run = new CliRun(new FakeInvoker(Answer));
        Assert.Equal(0, await run.RunAsync("referral", "accept", "r-1", "--etag", "v1"));
        Assert.Equal("v1", Assert.IsType<AcceptReferralRequest>(run.Service.Calls[^1].Request).Etag);
    }

    private static object? Field(Sent sent, string name) =>
        sent.Request.Descriptor.FindFieldByName(name).Accessor.GetValue(sent.Request);
}
