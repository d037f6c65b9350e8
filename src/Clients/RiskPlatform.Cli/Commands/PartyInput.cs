using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>What can be said about a person of a case, when added and when corrected.</summary>
internal sealed class PartyInput
{
    private readonly Option<string?> reference =
        new("--reference") { Description = "The agency's own reference for the person; not a name. \"\" clears it." };
    private readonly Option<string?> name =
        CodeOptions.Text("--name", "A name, only where a reference is not enough; \"\" clears it.");
    private readonly Option<ChildEffect[]> effects =
        CodeOptions.CodeList<ChildEffect>("--effects", "Children only: how abuse reaches them (LOOK-4).");
    private readonly Option<ChildRelation> relation =
        CodeOptions.Code<ChildRelation>("--relation", "Children only: whom they are related to (LOOK-4).");

    private readonly ProfileInput profile;

    private PartyInput(ProfileInput profile) => this.profile = profile;

    internal static PartyInput AddTo(Command command)
    {
        var input = new PartyInput(ProfileInput.AddTo(command));
        foreach (var option in new Option[] { input.reference, input.name, input.effects, input.relation })
            command.Add(option);
        return input;
    }

    /// <summary>Sets what was given and leaves everything else as it is.</summary>
    internal async Task FillAsync(Call call, Party party)
    {
        if (call.Get(reference) is { } known) party.AgencyReference = known;
        if (call.Get(name) is not null) party.DisplayName = await call.TextAsync(name);
        if (call.Has(effects))
        {
            party.ChildEffects.Clear();
            party.ChildEffects.AddRange(call.Get(effects));
        }

        profile.Fill(call, party);
        if (call.Has(relation)) party.ChildRelation = call.Get(relation);
    }
}
