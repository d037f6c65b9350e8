using Grpc.Core;
using RiskPlatform.Cli.App;
using RiskPlatform.Client;

namespace RiskPlatform.Cli.Output;

/// <summary>What to do about an error, for the person at the keyboard.</summary>
internal static class Fixes
{
    internal static string For(RiskPlatformException error, string? caseId, Hints hints) => error switch
    {
        TokenRequestException { StatusCode: StatusCode.Unavailable } =>
            "Check RISK_AUTHORITY and that the provider is up.",
        TokenRequestException => "Check RISK_AUTHORITY, RISK_CLIENT_ID and RISK_CLIENT_SECRET.",
        UnavailableException =>
            "Check --address (or RISK_ADDRESS). In development, start the service with: dotnet dev.cs up",
        NotAuthenticatedException =>
            "Give a valid token: RISK_TOKEN, client credentials, or in development the key of the running service.",
        ForbiddenException => "Use a token with the role and scope for this; in development: --as ROLE.",
        NotFoundException => "Check the id. What belongs to a case is found by the case's own agency alone:"
            + $" {hints.For("case", "list")}",
        InvalidRequestException => "Correct the fields named above and send it again.",
        TooLargeException => "Send less at once.",
        RefusedByRuleException => "Change the plan as the safe alternative says. What happened can always be recorded.",
        NeverAssessedException => "Assess the case first: risk assess FILE, with its case_id in the file.",
        SecondPersonRequiredException => "Ask another manager or safeguarding lead to decide it.",
        ReviewNotCurrentException => Again(
            caseId, hints, "Read the latest assessment, and decide what is left to do",
            otherwise: "Read the case again."),
        IllegalTransitionException => Again(
            caseId, hints, "Look at where the case stands", otherwise: "Look at where it stands now."),
        StaleEtagException => Again(
            caseId, hints, "Read the case again and decide on what it says now",
            otherwise: "Read it again and decide on what it says now."),
        ConflictException => "Run the same command again.",
        DuplicateRequestException => "Run the command again; it makes a new request_id.",
        ReferenceTakenException { CaseId: { } id } => $"Assess that case ({id}) or give another reference.",
        ReferenceTakenException => "Assess the case that has the reference, or give another one.",
        DuplicateReferralException { ReferralId: { } open } =>
            $"Go on with the referral that is open: {hints.For("referral", "show", open)}",
        DuplicateReferralException => "Go on with the referral that is open: risk referral list",
        ContentMismatchException => "Fetch it again; if it stays, tell those who run the service. Nothing was kept.",
        RateLimitedException { RetryAfter: { } wait } => $"Wait {Math.Ceiling(wait.TotalSeconds)} s and run it again.",
        DeadlineExceededException =>
            "Look whether it was done before running it again; --timeout gives a call more time.",
        { StatusCode: StatusCode.Unimplemented } => "The service is older than this command: it can't do that yet.",
        _ => "Run it again; if it stays, tell those who run the service.",
    };

    // Listings, imports and referrals have states and etags too: a case is named only where the command is about one.
    private static string Again(string? caseId, Hints hints, string ofCase, string otherwise) =>
        caseId is { Length: > 0 } ? $"{ofCase}: {hints.For("case", "show", caseId)}" : otherwise;
}
