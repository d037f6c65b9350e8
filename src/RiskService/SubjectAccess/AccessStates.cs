using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>What a request's state allows.</summary>
internal static class AccessStates
{
    internal static void CheckOpen(this SubjectAccessRow row)
    {
        if (row.State != SubjectAccessState.Open)
        {
            throw new Failure.IllegalTransition(
                "The request is completed: what it answers is fixed. Open another one.", AccessBook.Rule).AsException();
        }
    }

    internal static void CheckCompleted(this SubjectAccessRow row)
    {
        if (row.State != SubjectAccessState.Completed)
        {
            throw new Failure.IllegalTransition(
                "The request is not completed. Decide on what is withheld, then complete it.", AccessBook.Rule)
                .AsException();
        }
    }
}
