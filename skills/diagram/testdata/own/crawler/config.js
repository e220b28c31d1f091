export default { start: "https://example.com" };
