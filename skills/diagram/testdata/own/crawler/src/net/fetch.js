const { robots } = require("./robots");

exports.fetchPage = async (u) => ((await robots(u)) ? fetch(u) : null);
