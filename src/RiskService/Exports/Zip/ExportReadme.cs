namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>README.txt of an export: what it is, who must never get it, and how to check it.</summary>
internal static class ExportReadme
{
    internal static string Text(ExportRow export, EvidenceSigner signer) => $"""
        EVIDENCE EXPORT OF ONE CASE

        Case      {export.CaseId}
        Export    {export.Id}
        Made      {ExportJson.Time(export.CreateTime)}
        Entries   {export.EntryCount}
        Head hash {ExportJson.Hex(export.HeadHash)}
        Key id    {ExportJson.Hex(signer.KeyId)}

        KEEP THIS SAFE
        It holds what survivors, children and others have said, and may say where they are or what they plan. In the
        wrong hands it can put people at risk. It is for the police, a prosecutor or a court that asked for it. Never
        give it, or any part of it, to the subject of the case or to people close to them. If it has to be disclosed,
        decide with the agency that made it what must be withheld.

        WHAT IS IN IT
        record-00001.pdf ...   The record, to read. Words that somebody said stand in quotation marks with their
                               speaker; opinions are marked as opinions.
        entries.json           The same entries for programs, with the exact bytes that were hashed.
        chain.json             How many entries the case had, and the hash of the last.
        checkpoints.json       Signed checkpoints that cover the case, with the proof for each.
        manifest.json          Every other file with its size and SHA-256.
        manifest.sig           The signature over manifest.json, base64.
        signing-key.pem        The public key that belongs to the signature.

        HOW TO CHECK IT
        With the command of RiskPlatform:

            risk verify FILE.zip --trusted-key KEY.pem

        KEY.pem is the public key of the agency's service. Get it from the agency by another way than this file, and
        compare its key id by telephone. Without a key of your own the command takes signing-key.pem from this file;
        that shows that nobody changed the file without that key, and does not show whose key it is.

        By hand, with openssl and sha256sum:

            base64 -d manifest.sig > manifest.der
            openssl dgst -sha256 -verify KEY.pem -signature manifest.der manifest.json
            sha256sum README.txt entries.json record-*.pdf chain.json checkpoints.json signing-key.pem

        The first must print "Verified OK"; the others must be as manifest.json says, with no file missing or extra.

        How entries are chained, so that a changed, removed, added or reordered entry is found, is written down in
        docs/chain-format.md and docs/evidence-export.md of RiskPlatform, precisely enough to check it with a program
        of your own.

        If something does not fit, do not use the file as evidence: ask the agency for another, and keep this one.

        """.ReplaceLineEndings("\r\n");
}
