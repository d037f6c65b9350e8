using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Commands.ReferralDirectory;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk refer CASE LISTING</summary>
internal static class ReferCommand
{
    internal static Command Create(App.Cli cli)
    {
        var (id, listing) = (CodeOptions.Case(), CodeOptions.Listing());
        var worker = new Option<string?>("--worker")
        {
            Description = "Who continues the involvement, by the agency's own id; needed unless it is a programme"
                + " (REFER-4).",
        };
        var review = CodeOptions.Day("--review-date",
            "When the referral is looked at again; needed unless it is a programme (REFER-4).");
        var note = CodeOptions.Words("--note",
            "What else the programme should know. Write nothing that the survivor told (RESPOND-1).");
        var consulted = CodeOptions.CodeList<SourceKind>("--consulted", "Agencies consulted (ASSESS-6).");
        var why = CodeOptions.Words("--override-reason",
            "A manager's reason to refer although a rule would refuse it (REFER-2, REFER-5).");
        var validateOnly = new Option<bool>("--validate-only") { Description = "Check it and store nothing." };
        var command = new Command("refer",
            "Refers the subject of a case to a programme or another service, as a draft: nothing is sent before 'risk"
            + " referral submit'. What the rules forbid is refused, with where to refer instead (REFER-1 to REFER-6).")
        {
            id, listing, worker, review, note, consulted, why, validateOnly,
        };
        var input = CriteriaInput.AddTo(command, withSurvivor: false);
        Help.AddExamples(command,
            "risk refer CASE LISTING --worker w-17 --consulted POLICE CHILDRENS_SOCIAL_CARE",
            "risk refer CASE LISTING --validate-only",
            "risk refer CASE LISTING --worker w-17 --review-date 2026-12-24",
            "risk refer CASE LISTING --override-reason - --as manager");
        cli.Handle(command, async call =>
        {
            var request = new ReferRequest
            {
                CaseId = call.Get(id),
                ListingId = call.Get(listing),
                ContinuingWorkerId = call.Get(worker) ?? "",
                ReviewDate = call.Get(review) ?? "",
                Note = await call.WordsAsync(note),
                AgenciesConsulted = { call.Get(consulted) ?? [] },
                Criteria = input.Read(call),
                Override = call.Get(why) is null
                    ? null
                    : new ReferralOverride { Reason = await call.WordsAsync(why) },
                ValidateOnly = call.Get(validateOnly),
            };
            return await Refusal.ToldAsync(call, request.CaseId, async () =>
            {
                var response = await call.Client.Referrals.ReferAsync(request, cancellationToken: call.Cancellation);
                return call.Show(response, _ => ReferralView.Render(call, response.Referral));
            });
        });
        return command;
    }
}
